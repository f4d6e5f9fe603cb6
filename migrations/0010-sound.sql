-- Since when a screen in the lobby could not be heard, by its own trial; null: it could, or it has no sound to try (V1).
ALTER TABLE fixture ADD COLUMN mute_since INTEGER;
