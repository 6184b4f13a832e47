# The entry points for developers and operators. The targets call scripts/.
.PHONY: run test soak bench images setup format clean

run: ## Installs what is missing, builds, and runs the server with a demo fleet until Ctrl-C
	@scripts/run.sh

test: ## Installs what tests need and runs all of them
	@scripts/test.sh

soak: ## The deterministic simulation at length, and whether it notices defences that are taken out; kills under load
	@scripts/soak.sh

bench: ## The benchmarks, with their ratios
	@scripts/bench.sh

images: ## The terminals' container images
	@scripts/setup.sh run
	@scripts/images.sh

setup:
	@scripts/setup.sh run

format: ## Formats all sources
	@scripts/format.sh

clean: ## Removes what was built; the data folder stays
	@scripts/clean.sh
