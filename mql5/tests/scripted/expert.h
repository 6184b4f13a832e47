// A translated expert as a shared library: loading it anew is a restart of the expert, with nothing remembered.
#pragma once

#include "scripted_terminal.h"

#include <map>
#include <string>
#include <vector>

using Inputs = std::map<std::string, std::string>;

class Expert {
public:
    // Loads the library and runs OnInit.
    Expert(const std::string &library, ScriptedTerminal &terminal, const Inputs &inputs);
    ~Expert();
    Expert(const Expert &) = delete;
    Expert &operator=(const Expert &) = delete;

    // What the terminal does when its user changes the inputs: the program stays loaded, its variables keep their
    // values.
    void changeInputs(const Inputs &inputs);

    int initCode() const { return initCode_; }

    void tick() const;
    void trade() const;
    // Lets time pass in steps of the expert's timer.
    void run(std::int64_t milliseconds) const;

private:
    void start(const Inputs &inputs);
    void *symbol(const char *name) const;
    void event(const char *name) const;

    void *module_;
    ScriptedTerminal &terminal_;
    int initCode_ = -1;
};

// A connection as the gateway sees it, on top of the terminal's byte queues.
class Gateway {
public:
    explicit Gateway(ScriptedTerminal &terminal) : terminal_(terminal) {}

    void send(const std::string &line) const { terminal_.incoming += line + "\n"; }
    void hangUp() const { terminal_.connected = false; }
    // What the expert has sent since the last call, heartbeats left out.
    std::vector<std::string> received() const;
    // The same, as one text with a ; after each line.
    std::string receivedText() const;

private:
    ScriptedTerminal &terminal_;
};
