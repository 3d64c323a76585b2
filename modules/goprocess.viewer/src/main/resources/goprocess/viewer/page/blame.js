// blame
