import { appDb } from '@/db/client'
import { findViewer } from '@/lib/access/viewer'
import { Sha256 } from '@/lib/files/input'
import { fileStore } from '@/lib/files/open-store'
import { listAttached } from '@/lib/files/queries'
import { refusal, sendFile } from '@/lib/files/respond'
import { idOf } from '@/lib/ids'
import { findSubmission } from '@/lib/submissions/queries'

/** A file of a submission, for whoever may read it. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/api/submissions/[id]/files/[sha256]/[name]'>,
) {
  const viewer = await findViewer()
  if (!viewer) return refusal('signed_out', 401)
  const asked = await params
  const [id, sha256] = [idOf(asked.id), Sha256.safeParse(asked.sha256).data]
  const submission = id === null ? null : await findSubmission(appDb, viewer, id)
  const files = submission ? await listAttached(appDb, submission.row.id) : []
  const file = files.find((one) => one.sha256 === sha256)
  return file ? sendFile(fileStore(), file, 'private') : refusal('not_found', 404)
}
