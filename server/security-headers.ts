/** On every answer, whatever it is. The content security policy depends on the body and is set where that is known. */
export function securityHeaders(base: URL): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    // `no-referrer` would make forms without scripts send `Origin: null`.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy':
      'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), ' +
      'magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(base.protocol === 'https:' && { 'Strict-Transport-Security': 'max-age=31536000' }),
  }
}
