/** A person or program that acts. Until sign-in exists, one of the configured development identities. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Offices this actor may act for; `*` for all. */
  readonly offices: readonly string[];
}

/** author: writes and submits; approver: returns, approves and publishes; auditor: reads everything; registrar: keeps the offices; admin: all of it. */
export type Role = 'author' | 'approver' | 'auditor' | 'registrar' | 'admin';
