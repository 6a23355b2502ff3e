/** The drawings of the pictures beyond the third, which few examples have. */

import cat from 'picture:cat.svelte';
import fox from 'picture:fox.svelte';
import frog from 'picture:frog.svelte';
import owl from 'picture:owl.svelte';
import whale from 'picture:whale.svelte';

export const drawings = { cat, fox, frog, owl, whale };
