import { env } from '@/lib/env'

export const siteBase = (): string => env().BASE_URL
/** Whole, of an address that begins with a slash. */
export const whole = (address: string): string => new URL(address, env().BASE_URL).href
