/** Characters in a comment, as the API allows. */
export const TEXT_MAX = 2_000;
