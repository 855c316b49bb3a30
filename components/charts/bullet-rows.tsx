import { BULLET_HEIGHT, bulletPlaces } from '@/lib/charts/bullet-scene'
import type { BulletRow, Figure } from '@/lib/charts/model'
import { Drawing } from './drawing'

/** Each value as a bar against its target and the place where it should be by now; the figures stand beside it in words. */
export function BulletRows({ figure, rows }: { figure: Figure; rows: readonly BulletRow[] }) {
  return (
    <ul className="bullets">
      {bulletPlaces(figure, rows).map(({ row, scene, said }) => (
        <li key={row.key}>
          <div>
            <span className="name">{row.href ? <a href={row.href}>{row.label}</a> : row.label}</span>
            {row.note && <span className="meta block">{row.note}</span>}
          </div>
          <Drawing scene={scene} height={BULLET_HEIGHT} size="bar" />
          <span className="meta">{said}</span>
        </li>
      ))}
    </ul>
  )
}
