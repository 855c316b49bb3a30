import type { ReactNode } from 'react'

export interface Task {
  key: string
  title: string
  detail: ReactNode
  /** It can't wait: returned, due or late. */
  urgent: boolean
  /** A link or a form with one button. */
  act: ReactNode
}

/** What is to be done, the most urgent first. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="grid gap-3">
      {tasks.map((task) => (
        <li
          key={task.key}
          className={`grid items-center gap-x-5 gap-y-3 rounded-card border border-line bg-surface px-5 py-4 sm:grid-cols-[minmax(0,1fr)_auto] ${
            task.urgent ? 'border-s-[6px] border-s-accent' : ''
          }`}
        >
          <div>
            <p className="font-semibold">{task.title}</p>
            <p className="meta mt-0.5!">{task.detail}</p>
          </div>
          <div>{task.act}</div>
        </li>
      ))}
    </ul>
  )
}
