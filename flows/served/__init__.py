"""What runs on a server: the jobs that coordinators start from Prefect's pages, their forms, the server itself.

`choices` and `jobs` are read anew by whichever process serves or runs a job, so that a new plan needs no new code.
Nothing here is imported before the Prefect API is settled.
"""
