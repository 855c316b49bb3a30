import { contextOf, findViewer } from '@/lib/access/viewer'
import { DomainError } from '@/lib/errors'
import { PieceName, Sha256, UploadId } from '@/lib/files/input'
import { takePiece } from '@/lib/files/mutations'
import { answered, refusal, told } from '@/lib/files/respond'

/** Takes one piece; its SHA-256 stands in the query, so that one that was spoilt on the way is sent again. */
export async function PUT(request: Request, { params }: RouteContext<'/api/uploads/[id]/pieces/[offset]'>) {
  const viewer = await findViewer()
  if (!viewer) return refusal('signed_out', 401)
  return answered(async () => {
    const asked = await params
    const id = UploadId.safeParse(asked.id).data
    const offset = PieceName.safeParse(asked.offset).data
    const sha256 = Sha256.safeParse(new URL(request.url).searchParams.get('sha256')).data
    if (id === undefined || offset === undefined) throw new DomainError('not_found', 'no piece')
    if (sha256 === undefined) throw new DomainError('invalid', `piece at ${offset}`, { piece: 'spoilt' })
    const content = Buffer.from(await request.arrayBuffer())
    return told({ upload: await takePiece(contextOf(viewer), id, { offset, sha256, content }) })
  })
}
