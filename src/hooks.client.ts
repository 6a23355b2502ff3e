import type { HandleClientError } from '@sveltejs/kit';
import { isUnreachable } from '$lib/ui/unreachable';

/** A page that does not exist, or that cannot be fetched, is an answer; anything else belongs in the console. */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status === 404) return { message };
  if (isUnreachable(error)) return { message, isUnreachable: true };
  console.error(error);
  return { message };
};
