import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { contextOf, findViewer } from '@/lib/access/viewer'
import { DomainError } from '@/lib/errors'
import { Announcement } from '@/lib/files/input'
import { beginUpload } from '@/lib/files/mutations'
import { listUploads } from '@/lib/files/queries'
import { answered, refusal, told } from '@/lib/files/respond'
import { idOf } from '@/lib/ids'
import { findSubmission } from '@/lib/submissions/queries'

/** Files of a submission: `?submission=7`. */
export async function GET(request: Request) {
  const viewer = await findViewer()
  if (!viewer) return refusal('signed_out', 401)
  return answered(async () => {
    const id = idOf(new URL(request.url).searchParams.get('submission'))
    const submission = id === null ? null : await findSubmission(appDb, viewer, id)
    if (!submission) throw new DomainError('not_found', `submission ${id}`)
    if (!can(viewer, 'submission.edit', submission.subject))
      throw new DomainError('forbidden', `submission ${id}`)
    return told({ uploads: await listUploads(appDb, submission.row.id) })
  })
}

/** Announces a file, or asks to go on with it. */
export async function POST(request: Request) {
  const viewer = await findViewer()
  if (!viewer) return refusal('signed_out', 401)
  const parsed = Announcement.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return refusal('invalid', 400)
  return answered(async () => told({ upload: await beginUpload(contextOf(viewer), parsed.data) }, 201))
}
