/** Behind TLS the browser itself holds the cookie to this host; on loopback, without TLS, it would refuse that name. */
export const cookieName = (name: string, baseUrl: string): string =>
  baseUrl.startsWith('https://') ? `__Host-vaada-${name}` : `vaada-${name}`
