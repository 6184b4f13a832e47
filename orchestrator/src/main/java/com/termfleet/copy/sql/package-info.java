/** Plain JDBC, shared by the packages that read and write the tables of the copy module. */
@NullMarked
package com.termfleet.copy.sql;

import org.jspecify.annotations.NullMarked;
