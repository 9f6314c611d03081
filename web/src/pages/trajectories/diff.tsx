export function DiffPage() { return <p>soon</p>; }
