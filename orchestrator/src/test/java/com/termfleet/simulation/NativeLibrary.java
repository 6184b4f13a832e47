package com.termfleet.simulation;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** The functions of {@code simulator/native/terminal_simulation.h}. Stays loaded for the life of the process. */
final class NativeLibrary {

    private static final Path FOLDER =
            Path.of(System.getProperty("simulation.native", "../simulator/build/simulation"));

    private static final MemoryLayout POINTER = ValueLayout.ADDRESS;
    private static final MemoryLayout INT = ValueLayout.JAVA_INT;
    private static final MemoryLayout LONG = ValueLayout.JAVA_LONG;

    private static final NativeLibrary INSTANCE = new NativeLibrary(FOLDER.resolve("libtermfleet-simulation.so"));

    final MethodHandle create;
    final MethodHandle createBeside;
    final MethodHandle destroy;
    final MethodHandle startExpert;
    final MethodHandle stopExpert;
    final MethodHandle step;
    final MethodHandle connection;
    final MethodHandle bytesOut;
    final MethodHandle bytesIn;
    final MethodHandle command;
    final MethodHandle look;

    private NativeLibrary(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(
                    file.toAbsolutePath().normalize() + " is missing; build it by: make -C simulator/native");
        }
        SymbolLookup library = SymbolLookup.libraryLookup(file, Arena.global());
        create = function(library, "tfsim_create", POINTER, POINTER, POINTER, LONG, INT, LONG, LONG);
        createBeside = function(library, "tfsim_create_beside", POINTER, POINTER, POINTER, LONG);
        destroy = procedure(library, "tfsim_destroy", POINTER);
        startExpert = function(library, "tfsim_start_expert", INT, POINTER, POINTER);
        stopExpert = procedure(library, "tfsim_stop_expert", POINTER, INT);
        step = procedure(library, "tfsim_step", POINTER, LONG);
        connection = function(library, "tfsim_connection", LONG, POINTER);
        bytesOut = function(library, "tfsim_bytes_out", INT, POINTER, POINTER, INT);
        bytesIn = procedure(library, "tfsim_bytes_in", POINTER, POINTER, INT);
        command = function(library, "tfsim_command", INT, POINTER, POINTER);
        look = function(library, "tfsim_look", INT, POINTER, LONG, POINTER, INT);
    }

    static NativeLibrary instance() {
        return INSTANCE;
    }

    /** The file of an expert, by the name of its source without ending. */
    static String expert(String name) {
        return FOLDER.resolve(name + ".so").toAbsolutePath().normalize().toString();
    }

    private static MethodHandle function(
            SymbolLookup library, String name, MemoryLayout result, MemoryLayout... arguments) {
        return link(library, name, FunctionDescriptor.of(result, arguments));
    }

    private static MethodHandle procedure(SymbolLookup library, String name, MemoryLayout... arguments) {
        return link(library, name, FunctionDescriptor.ofVoid(arguments));
    }

    private static MethodHandle link(SymbolLookup library, String name, FunctionDescriptor descriptor) {
        MemorySegment address = library.find(name)
                .orElseThrow(() -> new IllegalStateException("the simulation's native library lacks " + name));
        return Linker.nativeLinker().downcallHandle(address, descriptor);
    }
}
