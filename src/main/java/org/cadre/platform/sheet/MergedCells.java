package org.cadre.platform.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cells that were merged over several rows: their value counts for each of the rows, as whoever looks at the sheet reads it. */
final class MergedCells {
    /** A block of merged cells, rows from 1 and columns from 0. */
    record Block(String address, int firstRow, int firstColumn, int lastRow, int lastColumn) {
        /** No program names the last corner first, and such a block would span less than nothing. */
        boolean isTurned() {
            return firstRow > lastRow || firstColumn > lastColumn;
        }
    }

    private final Map<Integer, List<Block>> byRow = new HashMap<>();
    private final Map<Block, SheetRow.Value> values = new HashMap<>();

    MergedCells(List<Block> blocks) {
        for (var block : blocks) {
            for (int row = block.firstRow; row <= block.lastRow; row++) {
                byRow.computeIfAbsent(row, _ -> new ArrayList<>()).add(block);
            }
        }
    }

    /** The row with what cells above it say for it too. Beside each other the first one alone has the value. */
    SheetRow filled(SheetRow row) {
        var blocks = byRow.get(row.line());
        if (blocks == null) {
            return row;
        }
        var values = new ArrayList<>(row.values());
        for (var block : blocks) {
            if (block.firstRow == row.line()) {
                this.values.put(block, row.at(block.firstColumn));
            } else {
                while (values.size() <= block.firstColumn) {
                    values.add(SheetRow.Value.of(""));
                }
                values.set(block.firstColumn, this.values.getOrDefault(block, SheetRow.Value.of("")));
            }
        }
        return new SheetRow(row.line(), values);
    }
}
