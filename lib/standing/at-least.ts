/** Far below what any figure is stated to, far above what binary fractions lose: 0.7 + 0.1 is at least 0.8. */
const ROUNDING = 1e-9

/** `share >= bound`, without letting the last binary digit of a division decide. */
export const isAtLeast = (share: number, bound: number): boolean => share >= bound - ROUNDING
