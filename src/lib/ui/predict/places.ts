/** Where the asked cells stand: what they have in common is said once, and of each what sets it apart. */

import type { Question } from '../../lesson';
import { placeOf, type Texts } from '../../texts';
import { ruleOf, type Place, type Trace } from '../../trace';

export interface Places {
  /** Empty where there is one cell, or nothing in common. */
  readonly common: string;
  /** One a cell. */
  readonly own: readonly string[];
}

export function placesOf(t: Texts, trace: Trace, { tensor, cells }: Question): Places {
  const facts = cells.map((index) => ruleOf(tensor)?.fact(trace, index));
  const places = facts.flatMap((fact) => (fact && 'place' in fact ? [fact.place] : []));
  if (places.length < 2 || places.length < cells.length) {
    return { common: '', own: facts.map((fact, i) => (fact ? placeOf(t, fact) : cells[i].join())) };
  }
  const shared = sharedOf(places);
  const common = t.where(shared);
  const own = places.map((place) => t.where(restOf(place, shared)));
  return own.every((text) => text !== '')
    ? { common, own }
    : { common: '', own: places.map((place) => t.where(place)) };
}

type Shared = { -readonly [K in keyof Place]: Place[K] };

function sharedOf([first, ...others]: readonly Place[]): Shared {
  const same = Object.entries(first).filter(([key, value]) =>
    others.every((other) => other[key as keyof Place] === value),
  );
  // A token's word goes with its number, a latent with its picture.
  const shared: Shared = Object.fromEntries(same);
  if (shared.t === undefined) delete shared.word;
  if (shared.image === undefined || shared.latent === undefined) {
    delete shared.image;
    delete shared.latent;
  }
  return shared;
}

function restOf(place: Place, shared: Shared): Place {
  const rest: Shared = Object.fromEntries(
    Object.entries(place).filter(([key]) => shared[key as keyof Place] === undefined),
  );
  if (rest.t !== undefined) rest.word = place.word;
  return rest;
}
