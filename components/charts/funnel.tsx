import { CountLink } from '@/components/ui/count-link'
import type { FunnelStep } from '@/lib/charts/model'

/** How many are left at each step; every bar stands on zero and is a share of the first. */
export function Funnel({ steps, label }: { steps: readonly FunnelStep[]; label: string }) {
  const whole = steps[0]?.count ?? 0
  return (
    <ol className="funnel" aria-label={label}>
      {steps.map((step) => (
        <li key={step.key}>
          <CountLink className="step" count={step.count} href={step.href}>
            <span className="n">{step.figure}</span>
            <span>
              <i
                data-zero={step.count === 0 || undefined}
                style={{ width: `${whole ? (step.count / whole) * 100 : 0}%` }}
              />
              <span className="what">{step.what}</span>
            </span>
          </CountLink>
        </li>
      ))}
    </ol>
  )
}
