import { NotFoundView } from '@/components/layout/not-found-view'

/**
 * Next sends an empty page for `notFound()` and draws this one in the browser (vercel/next.js#62228). The door therefore
 * sends `/{locale}/missing` in its place, with status 404, so that it reads without scripts too.
 */
export default function NotFoundPage() {
  return <NotFoundView />
}
