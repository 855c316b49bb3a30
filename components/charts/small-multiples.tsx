import type { Figure, Panel } from '@/lib/charts/model'
import { PANEL_HEIGHT, panelPlaces } from '@/lib/charts/multiples'
import { Drawing } from './drawing'

/** The same figure for many, on the same scales, each with its name and its latest value. */
export function SmallMultiples({ figure, panels }: { figure: Figure; panels: readonly Panel[] }) {
  return (
    <ul className="multiples">
      {panelPlaces(figure, panels).map(({ panel, scene, latest, when }) => (
        <li key={panel.key}>
          <span className="name">{panel.href ? <a href={panel.href}>{panel.label}</a> : panel.label}</span>
          {panel.note && <span className="meta block">{panel.note}</span>}
          <p className="latest">
            <b>{latest}</b> {when && <span className="meta">{when}</span>}
          </p>
          {scene && <Drawing scene={scene} height={PANEL_HEIGHT} size="small" />}
        </li>
      ))}
    </ul>
  )
}
