declare global {
  /** Where the site will live, without a slash at the end; see scripts/site-url.js. */
  const __SITE_URL__: string;
  namespace App {
    interface Error {
      message: string;
      /** The page's files did not come: there is no connection. */
      isUnreachable?: boolean;
    }
  }
}

export {};
