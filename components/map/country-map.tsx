import { MAP_LOOKS, type MapLook } from '@/lib/map/model'
import { type MapName, type MapShape, mapOf } from '@/lib/map/shapes'
import { BORDERS_ID, LAND_ID } from '@/lib/map/sprite'
import styles from './map.module.css'

export interface MapCountry {
  code: string
  name: string
  href: string
  /** null: no record of its own. */
  look: MapLook | null
  /** Under the name, where names stand on the map. */
  note: string
  /** Read aloud: the name and what is on record. */
  label: string
}

interface CountryMapProps {
  name: MapName
  label: string
  /** In the order that Tab goes through them. */
  countries: readonly MapCountry[]
  /** Names stand on the map; else they show on hover and focus. */
  named?: boolean
}

/**
 * Countries on a map, each a link. Outlines come from a file of their own, so that no page carries them. The ground is one
 * picture; the links lie above it, so that a name is never covered by a neighbour. Names keep their size on a phone: their
 * places are percents, not pixels of the drawing.
 */
export function CountryMap({ name, label, countries, named = false }: CountryMapProps) {
  const { width, height, shapes } = mapOf(name)
  const outlines = `/api/v1/maps/${name}`
  const viewBox = `0 0 ${width} ${height}`
  const placed = countries.flatMap((country) => {
    const shape = shapes.get(country.code)
    return shape ? [{ country, shape }] : []
  })
  return (
    <div className={styles.map} data-map={name} style={{ aspectRatio: `${width} / ${height}` }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of links within a drawing */}
      <svg role="group" aria-label={label}>
        <svg viewBox={viewBox} aria-hidden="true">
          <use className={styles.land} href={`${outlines}#${LAND_ID}`} />
          {MAP_LOOKS.map((look) => (
            <g key={look} data-look={look} className={styles.ground}>
              {placed.map(
                ({ country, shape }) =>
                  country.look === look &&
                  shape.path && <use key={country.code} href={`${outlines}#${country.code}`} />,
              )}
            </g>
          ))}
          <use className={styles.borders} href={`${outlines}#${BORDERS_ID}`} />
        </svg>
        {placed.map(({ country, shape }) => (
          <Place
            key={country.code}
            outline={`${outlines}#${country.code}`}
            country={country}
            shape={shape}
            viewBox={viewBox}
            x={(shape.x / width) * 100}
            y={(shape.y / height) * 100}
            named={named}
          />
        ))}
      </svg>
    </div>
  )
}

interface PlaceProps {
  /** Address of its outline. */
  outline: string
  country: MapCountry
  shape: MapShape
  viewBox: string
  /** Percent of the drawing. */
  x: number
  y: number
  named: boolean
}

function Place({ outline, country, shape, viewBox, x, y, named }: PlaceProps) {
  const { name, href, look, note, label } = country
  return (
    <a href={href} className={styles.place} aria-label={label}>
      {shape.path ? (
        <svg viewBox={viewBox} aria-hidden="true">
          <use href={outline} className={styles.hit} />
        </svg>
      ) : (
        <circle
          className={styles.dot}
          data-look={look ?? undefined}
          cx={percent(x)}
          cy={percent(y)}
          r="4.5"
        />
      )}
      <svg
        x={percent(x)}
        y={percent(y)}
        className={styles.name}
        data-always={named || undefined}
        aria-hidden="true"
      >
        <text
          textAnchor={x > 85 ? 'end' : x < 12 ? 'start' : 'middle'}
          y={named ? -3 : -10}
          data-half={x > 50 ? 'right' : 'left'}
        >
          {name}
        </text>
        {named && (
          <text textAnchor="middle" y="13" className={styles.note}>
            {note}
          </text>
        )}
      </svg>
    </a>
  )
}

const percent = (share: number) => `${Number(share.toFixed(2))}%`

/** The fills of the looks; once a page, before the first map. */
export function MapPatterns() {
  return (
    <svg width="0" height="0" className={styles.patterns} aria-hidden="true">
      <defs>
        <pattern
          id="map-intention"
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="7" height="7" className={styles.paper} />
          <rect width="2.6" height="7" className={styles.ink} />
        </pattern>
        <pattern id="map-measure" width="7" height="7" patternUnits="userSpaceOnUse">
          <rect width="7" height="7" className={styles.paper} />
          <circle cx="3.5" cy="3.5" r="1.7" className={styles.ink} />
        </pattern>
      </defs>
    </svg>
  )
}

/** A piece of the map in words. */
export function LookSwatch({ look }: { look: MapLook | null }) {
  return (
    <svg width="22" height="14" className={styles.swatch} aria-hidden="true">
      <rect
        width="22"
        height="14"
        rx="2"
        data-look={look ?? undefined}
        className={look ? styles.ground : styles.land}
      />
    </svg>
  )
}
