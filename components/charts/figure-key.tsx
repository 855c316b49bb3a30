import { keyOf } from '@/lib/charts/key'
import type { Figure } from '@/lib/charts/model'
import { KeyShape } from './drawing'
import { LookSquare } from './look-square'

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
