/** The file under the folder of an embedded store that holds everything but the lock. */
export const STORE_FILE = 'newsdesk.sqlite';
