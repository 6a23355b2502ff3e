import type { HandleClientError } from '@sveltejs/kit';

/** A page that does not exist is an answer, not a failure; anything else belongs in the console. */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status !== 404) console.error(error);
  return { message };
};
