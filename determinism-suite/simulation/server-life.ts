// One life of the server, from its start to its end or death. Who calls into it asks first whether it is dead.
export interface ServerLife {
  readonly no: number;
  readonly isDead: boolean;
}
