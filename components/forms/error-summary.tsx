import { fieldId } from './field'

export interface FieldProblem {
  /** Name of the field; its control has the id `fieldId(name)`. */
  name: string
  /** In words. */
  message: string
}

interface ErrorSummaryProps {
  title: string
  /** About the whole form rather than one field. */
  formError?: string
  problems: readonly FieldProblem[]
}

/** All that is wrong, at once, each line a link to its field. Takes the focus when the page loads with it. */
export function ErrorSummary({ title, formError, problems }: ErrorSummaryProps) {
  if (!formError && problems.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: after a failed attempt the reader needs this first
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus data-error-summary>
      <h2>{title}</h2>
      {formError && <p>{formError}</p>}
      {problems.length > 0 && (
        <ul className="grid gap-1">
          {problems.map((problem) => (
            <li key={`${problem.name} ${problem.message}`}>
              <a href={`#${fieldId(problem.name)}`}>{problem.message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
