import { publicDb } from '@/db/client'
import { preflight, problem } from '@/lib/api/respond'
import { Sha256 } from '@/lib/files/input'
import { fileStore } from '@/lib/files/open-store'
import { findPublishedFile } from '@/lib/files/queries'
import { sendFile } from '@/lib/files/respond'

export const dynamic = 'force-dynamic'

/** A file that a published record names. What is for reviewers alone, or was redacted, is not there. */
export async function GET(_: Request, { params }: RouteContext<'/api/v1/files/[sha256]/[name]'>) {
  const { sha256, name } = await params
  const file = Sha256.safeParse(sha256).success
    ? await findPublishedFile(publicDb, sha256, decoded(name))
    : null
  return file
    ? sendFile(fileStore(), file, 'public')
    : problem('not_found', 'No published record names a file of this hash and name.')
}

/** As it stands in the address, or decoded already. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

export const OPTIONS = preflight
