'use client'

import { createContext, type ReactNode, useContext } from 'react'

/** What a form shows under a control, by the name of its field; most forms show nothing. */
const FieldBelowContext = createContext<(name: string) => ReactNode>(() => null)

export const FieldBelowProvider = FieldBelowContext

export function FieldBelow({ name }: { name: string }) {
  return useContext(FieldBelowContext)(name)
}
