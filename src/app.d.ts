declare global {
  namespace App {
    interface Error {
      message: string;
      /** The page's files did not come: there is no connection. */
      isUnreachable?: boolean;
    }
  }
}

export {};
