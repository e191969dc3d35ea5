import { chartScenes } from "./scenes/charts.ts";
import { coastScenes } from "./scenes/coast.ts";
import { countryScenes } from "./scenes/country.ts";
import { creatureScenes } from "./scenes/creatures.ts";
import { eveningScenes } from "./scenes/evening.ts";
import { findScenes } from "./scenes/finds.ts";
import { footballScenes } from "./scenes/football.ts";
import { harbourScenes } from "./scenes/harbour.ts";
import { mapScenes } from "./scenes/maps.ts";
import { portScenes } from "./scenes/port.ts";
import { quayScenes } from "./scenes/quay.ts";
import { readingScenes } from "./scenes/reading.ts";
import { roomScenes } from "./scenes/rooms.ts";
import { seaScenes } from "./scenes/sea.ts";
import { sportScenes } from "./scenes/sport.ts";
import { tableScenes } from "./scenes/table.ts";
import { textureScenes } from "./scenes/textures.ts";
import { townScenes } from "./scenes/town.ts";

/** Every picture of the sample newsroom by its key. */
export const scenes = {
  ...harbourScenes,
  ...quayScenes,
  ...portScenes,
  ...seaScenes,
  ...coastScenes,
  ...mapScenes,
  ...chartScenes,
  ...tableScenes,
  ...findScenes,
  ...readingScenes,
  ...roomScenes,
  ...eveningScenes,
  ...textureScenes,
  ...townScenes,
  ...countryScenes,
  ...creatureScenes,
  ...footballScenes,
  ...sportScenes,
};
