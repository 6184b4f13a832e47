package com.termfleet.terminal.container;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much of its host's disk a terminal may fill.
 *
 * @param every how often each running terminal's volume is measured
 * @param volumeLimit a terminal whose volume holds more is stopped
 * @param reserve while the host's disk has less left, terminals whose volumes are growing are stopped
 */
public record DiskLimits(
        @DefaultValue("60s") Duration every,
        @DefaultValue("4GB") DataSize volumeLimit,
        @DefaultValue("2GB") DataSize reserve) {

    /** A volume that grew by less than this between two measurements is not what fills the disk. */
    private static final DataSize GROWTH = DataSize.ofMegabytes(64);

    /** Whether the host's disk is nearly full. */
    public boolean isShort(DiskUse now) {
        return now.free() < reserve.toBytes();
    }

    /** Whether a volume has more in it than it may have. */
    public boolean isOver(DiskUse now) {
        return now.used() > volumeLimit.toBytes();
    }

    /** Whether a volume is filling a disk that is nearly full. */
    public boolean isFilling(DiskUse before, DiskUse now) {
        return isShort(now) && now.used() - before.used() >= GROWTH.toBytes();
    }
}
