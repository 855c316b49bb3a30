import { isTone, type Look } from '@/lib/charts/model'
import { SignSquare } from '../ui/status'

/** What a part of a bar looks like, as a small square. */
export function LookSquare({ look }: { look: Look }) {
  return isTone(look) ? (
    <span className="sq" data-tone={look} data-size="s" aria-hidden="true" />
  ) : (
    <SignSquare status={look} size="s" />
  )
}
