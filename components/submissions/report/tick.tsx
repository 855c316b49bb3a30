'use client'

import { fieldId } from '@/components/forms/field'
import { valueAt } from '@/lib/form-data'
import { useDraft } from '../draft-context'

interface TickProps {
  name: string
  label: string
  onTick?: (ticked: boolean) => void
}

/** One box: `yes`, or nothing. */
export function Tick({ name, label, onTick }: TickProps) {
  const { values } = useDraft()
  const id = fieldId(name)
  return (
    <div className="choice mb-3">
      <input
        type="checkbox"
        id={id}
        name={name}
        value="yes"
        defaultChecked={valueAt(values, name) !== ''}
        onChange={onTick && ((event) => onTick(event.currentTarget.checked))}
      />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}
