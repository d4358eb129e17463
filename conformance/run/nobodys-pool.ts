/** A configuration has a pool, also where no case asks for one. Nothing is behind it. */
export const nobodysPool = {
  id: 'nobodys',
  engine: 'llamacpp',
  wire: 'llamacpp',
  model: { ref: 'nobodys-model' },
  replicas: [{ id: 'nobodys-replica', url: 'http://127.0.0.1:9' }],
};
