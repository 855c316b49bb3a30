import { keyOf } from '@/lib/charts/key'
import { type Figure, isTone, type Look } from '@/lib/charts/model'
import { SignSquare } from '../ui/status'
import { KeyShape } from './drawing'

/** What the marks mean, of those that are drawn. */
export function FigureKey({ figure }: { figure: Figure }) {
  const entries = keyOf(figure)
  if (entries.length === 0) return null
  return (
    <ul className="fig-key">
      {entries.map(({ key, sign, text }) => (
        <li key={key}>
          {'look' in sign ? <LookSquare look={sign.look} /> : <KeyShape {...sign} />}
          {text}
        </li>
      ))}
    </ul>
  )
}

function LookSquare({ look }: { look: Look }) {
  return isTone(look) ? (
    <span className="sq" data-tone={look} data-size="s" aria-hidden="true" />
  ) : (
    <SignSquare status={look} size="s" />
  )
}
