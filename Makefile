# Everything goes through start.py, which makes its own virtual environment; what runs in .venv needs `make test` before.
STAGE ?= rated

.PHONY: run demo test check bench simulate pictures

run:
	python3 start.py

demo:
	python3 start.py demo --stage $(STAGE)

test check:
	python3 start.py test

bench:
	.venv/bin/python -m bench
	.venv/bin/python -m bench.tasks
	.venv/bin/python -m bench.paper
	OPENBLAS_NUM_THREADS=1 .venv/bin/python -m bench.statistics

simulate:
	OPENBLAS_NUM_THREADS=1 .venv/bin/python -m bench.simulate

pictures:
	.venv/bin/python -m tests.browser.pictures
	.venv/bin/python -m tests.browser.every_page
