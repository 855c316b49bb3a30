'use client'

import { createContext, type ReactNode, useContext } from 'react'

/** What a form shows between a question and its control, by the name of the field; most forms show nothing. */
const FieldAsideContext = createContext<(name: string) => ReactNode>(() => null)

export const FieldAsideProvider = FieldAsideContext

export function FieldAside({ name }: { name: string }) {
  return useContext(FieldAsideContext)(name)
}
