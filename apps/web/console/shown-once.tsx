/** A secret that base shows this once. */
export const ShownOnce = ({ intro, secret }: { intro: string; secret: string }) => (
  <div class="note stack" role="status">
    <p>{intro}</p>
    <output class="secret" dir="ltr">
      {secret}
    </output>
  </div>
);
