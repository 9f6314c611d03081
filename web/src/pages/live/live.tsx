export function LivePage() { return <p>soon</p>; }
