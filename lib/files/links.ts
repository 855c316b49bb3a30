import type { FileRef } from './input'

type Named = Pick<FileRef, 'sha256' | 'name'>

/** Where whoever may read a submission fetches a file of it. */
export const privateFileHref = (submissionId: number, { sha256, name }: Named) =>
  `/api/submissions/${submissionId}/files/${sha256}/${encodeURIComponent(name)}`

/** Where everybody fetches a published file. */
export const fileHref = ({ sha256, name }: Named) => `/api/v1/files/${sha256}/${encodeURIComponent(name)}`
