/** What a browser would offer to run or to install. */
const PROGRAMS =
  /\.(?:exe|msi|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|apk|xapk|ipa|app|dmg|pkg|iso|img|lnk|reg|cpl|dll|docm|xlsm|pptm)$/
/** Services behind whose addresses anything may lie tomorrow. */
const SHORTENERS = new Set(
  `bit.ly t.co goo.gl tinyurl.com is.gd ow.ly cutt.ly rb.gy shorturl.at t.ly tiny.cc rebrand.ly lnkd.in clck.ru vk.cc u.to
  goo.su qps.ru l.facebook.com`.split(/\s+/),
)

/** `URL` writes every form of an IPv4 number as four decimals. */
const NUMBER = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/

export type LinkProblem = 'link_to_program' | 'link_hidden'

/**
 * Why an address that somebody gives as a document can't stand on a public page: it leads to a program, or it hides
 * where it leads. null: nothing speaks against it, or it is no address.
 */
export function linkProblem(address: string): LinkProblem | null {
  if (!URL.canParse(address)) return null
  const { hostname, username, password, pathname } = new URL(address)
  const host = hostname.replace(/^www\./, '')
  if (NUMBER.test(host) || username || password || SHORTENERS.has(host)) return 'link_hidden'
  return PROGRAMS.test(
    decoded(pathname)
      .toLowerCase()
      .replace(/[\s.]+$/, ''),
  )
    ? 'link_to_program'
    : null
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
