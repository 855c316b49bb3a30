/** Pixels in which sites show the picture of a link. */
export const CARD = { width: 1200, height: 630 } as const
