import { appDb } from '@/db/client'
import { can } from '@/lib/access/policy'
import { contextOf, findViewer } from '@/lib/access/viewer'
import { DomainError } from '@/lib/errors'
import { UploadId } from '@/lib/files/input'
import { removeUpload } from '@/lib/files/mutations'
import { findUpload, listPieces } from '@/lib/files/queries'
import { answered, refusal, told } from '@/lib/files/respond'
import { findSubmission } from '@/lib/submissions/queries'

type Route = RouteContext<'/api/uploads/[id]'>

/** How far a file has come, with the offsets of the pieces that are there. */
export async function GET(_: Request, { params }: Route) {
  const viewer = await findViewer()
  if (!viewer) return refusal('signed_out', 401)
  return answered(async () => {
    const id = UploadId.safeParse((await params).id).data
    const upload = id === undefined ? null : await findUpload(appDb, id)
    const submission = upload && (await findSubmission(appDb, viewer, upload.submissionId))
    if (!upload || !submission) throw new DomainError('not_found', `upload ${id}`)
    if (!can(viewer, 'submission.edit', submission.subject))
      throw new DomainError('forbidden', `upload ${id}`)
    return told({ upload, pieces: await listPieces(appDb, upload.id) })
  })
}

/** Stops taking a file, or takes it out of its submission. */
export async function DELETE(_: Request, { params }: Route) {
  const viewer = await findViewer()
  if (!viewer) return refusal('signed_out', 401)
  return answered(async () => {
    const id = UploadId.safeParse((await params).id).data
    if (id === undefined) throw new DomainError('not_found', 'no upload')
    await removeUpload(contextOf(viewer), id)
    return told({})
  })
}
