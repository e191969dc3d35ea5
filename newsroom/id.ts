/** PostgreSQL's integer: no row's number is larger. */
export const largestId = 2 ** 31 - 1;
