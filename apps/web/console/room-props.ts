/** What a page learns from its address, `#/<path>/<id>/<further…>`. */
export interface RoomProps {
  readonly id: string;
  readonly further: readonly string[];
}
