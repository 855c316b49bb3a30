import { env } from '@/lib/env'

export const dynamic = 'force-dynamic'

const RULES = `User-agent: *
Allow: /api/v1/pictures/
Disallow: /api/
Disallow: /*/workspace
Disallow: /*/reviews
Disallow: /*/admin
Disallow: /*/account
Disallow: /*/sign-in
Disallow: /*/invitations
`

/** What is not for search engines; and where they find the rest, as a whole address, which no file could know. */
export function GET(): Response {
  return new Response(`${RULES}\nSitemap: ${env().BASE_URL}/sitemap.xml\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
