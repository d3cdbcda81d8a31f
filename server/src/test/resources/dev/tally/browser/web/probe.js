// Stands for the worker.
