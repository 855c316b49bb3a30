import type { CSSProperties } from 'react'
import { type BarPlace, barPlaces, isPanelled } from '@/lib/charts/bars'
import type { FigureData, FigureSource } from '@/lib/charts/model'

/** Letters of the longest number that stands in one line. */
const SAID_MOST = 13

type Bars = Extract<FigureData, { kind: 'bars' }>

/** Bars on one scale, each number beside its bar: under each other, or in a small panel for each row. */
export function BarRows({ data }: { data: Bars }) {
  const places = barPlaces(data)
  if (!isPanelled(data))
    return (
      <ul className="bars">
        {places.map(({ row, bars }) => (
          <li key={row.key}>
            <span>
              <span className="name">
                <Linked text={row.label} href={row.href} />
              </span>
              <Note note={row.note} />
            </span>
            <Bar place={bars[0]} />
          </li>
        ))}
      </ul>
    )
  // The same room for numbers in every panel, so that their bars keep one scale.
  const longest = Math.max(...places.flatMap(({ bars }) => bars.map(({ cell }) => cell.text.length)))
  const room = { '--said': `${Math.min(Math.max(longest + 1, 4), SAID_MOST)}ch` } as CSSProperties
  return (
    <ul className="bar-panels" style={room}>
      {places.map(({ row, bars }) => (
        <li key={row.key}>
          <p className="name">
            <Linked text={row.label} href={row.href} />
          </p>
          <Note note={row.note} />
          <ul className="bars">
            {bars.map((place) => (
              <li key={place.column.key}>
                <span>{place.column.label}</span>
                <Bar place={place} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** The track is only there where something is stated: an empty one is zero. */
function Bar({ place }: { place: BarPlace | undefined }) {
  if (!place) return null
  const { bar, cell, column } = place
  return (
    <>
      <span className="track" data-empty={!bar || undefined} aria-hidden="true">
        {bar && bar.width > 0 && (
          <i data-look={column.look} style={{ marginInlineStart: `${bar.start}%`, width: `${bar.width}%` }} />
        )}
      </span>
      <span className="said">
        <b data-stated={cell.value !== null || undefined}>
          <Linked text={cell.text} href={cell.href} />
        </b>
        <Note note={cell.note} />
      </span>
    </>
  )
}

function Note({ note }: { note: FigureSource | undefined }) {
  return note ? (
    <span className="meta block">
      <Linked text={note.text} href={note.href} />
    </span>
  ) : null
}

const Linked = ({ text, href }: FigureSource) => (href ? <a href={href}>{text}</a> : text)
